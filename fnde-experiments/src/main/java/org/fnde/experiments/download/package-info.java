/** Published archives: download, verification, extraction. */
package org.fnde.experiments.download;
