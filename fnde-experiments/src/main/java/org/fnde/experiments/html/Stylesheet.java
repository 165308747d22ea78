package org.fnde.experiments.html;

/** What all pages look like, narrow or wide, in light or dark surroundings. */
final class Stylesheet {
  static final String CSS =
      """
      :root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de;
        --ground: #ffffff; --band: #f6f8fa; --mark: #9a6700; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9ea7b3;
        --line: #3d444d; --ground: #0d1117; --band: #161b22; --mark: #e3b341; } }
      * { box-sizing: border-box; }
      body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 76rem; color: var(--ink);
        background: var(--ground); font: 16px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans",
        sans-serif; overflow-wrap: break-word; }
      h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .3rem; }
      h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
      p { max-width: 46rem; margin: .5rem 0; }
      .mark { color: var(--mark); font-weight: 600; }
      .note { color: var(--soft); font-size: .875rem; }
      .scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 6px;
        margin: .75rem 0; }
      table { border-collapse: collapse; width: 100%; font-size: .875rem;
        font-variant-numeric: tabular-nums; }
      th, td { padding: .4rem .6rem; text-align: right; border-bottom: 1px solid var(--line);
        white-space: nowrap; }
      thead th { background: var(--band); vertical-align: bottom; white-space: normal;
        min-width: 3.5rem; }
      .text { text-align: left; }
      tbody th { font-weight: 600; position: sticky; left: 0; background: var(--ground); }
      tbody tr:last-child > * { border-bottom: 0; }
      .pictures { display: grid; gap: 1.25rem; margin: 1rem 0; align-items: start;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 32rem), 1fr)); }
      figure { margin: 0; }
      img { display: block; width: 100%; height: auto; background: #ffffff;
        border: 1px solid var(--line); border-radius: 6px; }
      figcaption { color: var(--soft); font-size: .875rem; margin-top: .3rem; }
      dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1rem;
        margin: .5rem 0; font-size: .875rem; }
      dt { color: var(--soft); }
      dd { margin: 0; overflow-wrap: anywhere; }
      @media (max-width: 30rem) { body { padding: 1rem .75rem 2rem; } }
      """;

  private Stylesheet() {}
}
