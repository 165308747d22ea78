/** The subcommands of {@code fnde} and how they are wired. */
package org.fnde.experiments.command;
