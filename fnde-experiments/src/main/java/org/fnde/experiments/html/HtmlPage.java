package org.fnde.experiments.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.fnde.experiments.text.TextTable;

/**
 * A page of one file: it loads nothing, not even its pictures. Every text is escaped. For one
 * thread.
 */
public final class HtmlPage {
  private final String title;
  private final StringBuilder body = new StringBuilder();

  /**
   * A page with a heading.
   *
   * @param title the heading, and the title of the window
   */
  public HtmlPage(String title) {
    this.title = title;
    element("h1", "", title);
  }

  /**
   * A heading of a section.
   *
   * @param text the heading
   * @return this page
   */
  public HtmlPage section(String text) {
    return element("h2", "", text);
  }

  /**
   * A paragraph.
   *
   * @param text the paragraph; nothing is added if it is blank
   * @return this page
   */
  public HtmlPage paragraph(String text) {
    return element("p", "", text);
  }

  /**
   * A paragraph that stands out.
   *
   * @param text the paragraph; nothing is added if it is blank
   * @return this page
   */
  public HtmlPage mark(String text) {
    return element("p", "mark", text);
  }

  /**
   * A paragraph in small print.
   *
   * @param text the paragraph; nothing is added if it is blank
   * @return this page
   */
  public HtmlPage note(String text) {
    return element("p", "note", text);
  }

  /**
   * A table, which scrolls sideways on its own where the page is too narrow for it.
   *
   * @param table the table
   * @return this page
   */
  public HtmlPage table(TextTable table) {
    body.append("<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>");
    for (int i = 0; i < table.header().size(); i++) {
      String column = table.header().get(i);
      body.append(table.isNumeric(i) ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"text\">");
      body.append(escaped(column)).append("</th>");
    }
    body.append("</tr></thead>\n<tbody>\n");
    table
        .rows()
        .forEach(row -> {
          body.append("<tr>");
          for (int i = 0; i < row.size(); i++) {
            String tag = i == 0 ? "th" : "td";
            body.append('<').append(tag).append(i == 0 ? " scope=\"row\"" : "");
            body.append(table.isNumeric(i) ? ">" : " class=\"text\">");
            body.append(escaped(row.get(i))).append("</").append(tag).append('>');
          }
          body.append("</tr>\n");
        });
    body.append("</tbody></table></div>\n");
    return this;
  }

  /**
   * Pictures, side by side where the page is wide enough.
   *
   * @param pictures the pictures; nothing is added if there is none
   * @return this page
   */
  public HtmlPage pictures(List<HtmlPicture> pictures) {
    if (pictures.isEmpty()) {
      return this;
    }
    body.append("<div class=\"pictures\">\n");
    for (HtmlPicture picture : pictures) {
      String caption = escaped(picture.caption());
      body.append("<figure><img src=\"data:").append(picture.mediaType()).append(";base64,");
      body.append(Base64.getEncoder().encodeToString(picture.bytes()));
      body.append("\" alt=\"").append(caption).append("\"><figcaption>");
      body.append(caption).append("</figcaption></figure>\n");
    }
    body.append("</div>\n");
    return this;
  }

  /**
   * Names and what they stand for.
   *
   * @param values texts by name
   * @return this page
   */
  public HtmlPage list(SequencedMap<String, String> values) {
    body.append("<dl>\n");
    for (Map.Entry<String, String> value : values.entrySet()) {
      body.append("<dt>").append(escaped(value.getKey())).append("</dt>");
      body.append("<dd>").append(escaped(value.getValue())).append("</dd>\n");
    }
    body.append("</dl>\n");
    return this;
  }

  /**
   * The page.
   *
   * @return the contents of a file in UTF-8
   */
  public byte[] bytes() {
    String head =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        """
            .formatted(escaped(title), Stylesheet.CSS);
    return (head + body + "</body>\n</html>\n").getBytes(UTF_8);
  }

  private HtmlPage element(String tag, String style, String text) {
    if (!text.isBlank()) {
      String attribute = style.isEmpty() ? "" : " class=\"" + style + "\"";
      body.append('<').append(tag).append(attribute).append('>');
      body.append(escaped(text)).append("</").append(tag).append(">\n");
    }
    return this;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
