import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks or rewrites the format of every Java file below the working directory. Started by the root
 * pom.xml: {@code mvn -q -pl . verify -Dformat=write} rewrites, plain {@code mvn verify} checks.
 *
 * <p>Files unchanged since the last run that found everything in order are not read again.
 */
final class Format {
  private static final Set<String> SKIPPED = Set.of("target", "shared", "node_modules");
  private static final Path STAMP = Path.of("target", "format.stamp");

  static void main(String[] args) throws Exception {
    Instant start = Instant.now();
    boolean write = args.length == 1 && args[0].equals("write");
    if (!write && !(args.length == 1 && args[0].equals("check"))) {
      fail("format is '" + String.join(" ", args) + "': say -Dformat=check or write");
    }
    List<String> files = changedSince(lastCheck());
    if (!files.isEmpty() && format(write, files) != 0) {
      fail(write ? "not every file could be formatted" : "not formatted: the files named above");
    }
    Files.createDirectories(STAMP.getParent());
    Files.writeString(STAMP, "");
    Files.setLastModifiedTime(STAMP, FileTime.from(start));
  }

  private static int format(boolean write, List<String> files) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(write ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    arguments.addAll(files);
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    int status = new Main(out, err, System.in).format(arguments.toArray(String[]::new));
    out.flush();
    err.flush();
    return status;
  }

  /** The time of the last run that ended well, or the beginning when the rules are newer. */
  private static FileTime lastCheck() throws IOException {
    FileTime never = FileTime.fromMillis(0);
    if (!Files.exists(STAMP)) {
      return never;
    }
    FileTime last = Files.getLastModifiedTime(STAMP);
    for (Path rules : List.of(Path.of("pom.xml"), Path.of("tools", "Format.java"))) {
      if (Files.getLastModifiedTime(rules).compareTo(last) >= 0) {
        return never;
      }
    }
    return last;
  }

  private static List<String> changedSince(FileTime last) throws IOException {
    List<String> files = new ArrayList<>();
    Files.walkFileTree(
        Path.of(""),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            String name = directory.getFileName().toString();
            boolean skip = SKIPPED.contains(name) || name.startsWith(".");
            return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean java = file.getFileName().toString().endsWith(".java");
            if (java && attributes.lastModifiedTime().compareTo(last) >= 0) {
              files.add(file.toString());
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private static void fail(String reason) {
    System.err.println("format: " + reason + "\nTo reformat: mvn -q -pl . verify -Dformat=write");
    System.exit(1);
  }
}
