package org.fnde.experiments.html;

/**
 * A picture of a page.
 *
 * @param mediaType the type of its file, as {@code image/svg+xml}
 * @param bytes the file
 * @param caption what it shows, in words
 */
public record HtmlPicture(String mediaType, byte[] bytes, String caption) {

  /** Copies the file. */
  public HtmlPicture {
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }
}
