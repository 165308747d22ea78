package org.fnde.tests.image;

import org.fnde.spi.Providers;

/** Lists what it finds. */
public final class Main {
  private Main() {}

  static void main(String[] args) {
    Providers.load().all().forEach((kind, found) -> System.out.println(kind + " " + found.size()));
  }
}
