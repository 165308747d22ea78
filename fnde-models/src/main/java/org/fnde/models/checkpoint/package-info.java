/** Tensors in files: the safetensors format, written atomically and read strictly. */
package org.fnde.models.checkpoint;
