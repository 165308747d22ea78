package org.fnde.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.fnde.experiments.audio.WavFiles;
import org.fnde.experiments.download.LoopbackServer;
import org.fnde.experiments.download.RemoteFile;
import org.fnde.experiments.inference.RecognitionException;
import org.fnde.experiments.inference.WordRecogniser;
import org.fnde.experiments.recognition.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands on words as a user meets them, with small data sets in place of the real ones. */
class WordCommandsTest {
  private static final List<String> SMALL =
      List.of("--hidden=4/6/1", "--updates=2", "--batch-size=6", "--threads=1");

  @TempDir private Path directory;
  private Path data;

  @BeforeEach
  void record() throws IOException {
    data = Words.digits(directory.resolve("digits"));
  }

  private Fnde.Result run(String experiment, String... more) {
    return fnde(line(experiment, more).toArray(String[]::new));
  }

  private List<String> line(String experiment, String... more) {
    List<String> line = new ArrayList<>(List.of("run", experiment));
    Stream.concat(SMALL.stream(), Stream.of("--out=" + directory.resolve("results")))
        .filter(usual -> Stream.of(more).noneMatch(o -> name(o).equals(name(usual))))
        .forEach(line::add);
    line.addAll(List.of(more));
    return line;
  }

  private static String name(String option) {
    return option.substring(0, option.indexOf('='));
  }

  private Fnde.Result fnde(String... line) {
    Path cache = directory.resolve("cache");
    return new Fnde(List.of(Words.digitsExperiment(cache), Words.unreachableCommands(cache)))
        .run(line);
  }

  private Path only(String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("results"))) {
      return files.filter(f -> f.toString().endsWith(suffix)).findFirst().orElseThrow();
    }
  }

  @Test
  void whatWasTrainedRecognisesRecordings() throws IOException {
    Fnde.Result trained = run("spoken-digits", "--data=" + data);
    assertEquals(0, trained.status(), trained.err());
    assertTrue(trained.out().contains("logistic regression, split random"), trained.out());
    assertTrue(trained.out().contains("said, and taken for, by seminorm"), trained.out());
    Path fast = directory.resolve("fast.wav");
    Path none = directory.resolve("none.wav");
    Files.write(fast, WavFiles.tone(44_100, 60_000, 700));
    Files.write(none, new byte[0]);
    String model = "--model=" + only(".model.safetensors");
    Fnde.Result predicted =
        fnde("predict", model, "--audio", data.resolve("1_ada_0.wav").toString(), fast.toString());
    assertEquals(0, predicted.status(), predicted.err());
    assertEquals(4, predicted.out().lines().count(), predicted.out());
    assertTrue(predicted.out().contains("fast.wav"), predicted.out());
    try (WordRecogniser words = WordRecogniser.open(only(".model.safetensors"))) {
      String word = words.recognise(fast).word();
      assertTrue(predicted.out().matches("(?s).*fast\\.wav +" + word + " .*"), predicted.out());
    }
    try (WordRecogniser words = WordRecogniser.open(only(".model.safetensors"))) {
      RecognitionException e =
          assertThrows(RecognitionException.class, () -> words.recognise(none));
      assertEquals(none + ": the file is empty", e.getMessage());
    }
    predicted = fnde("predict", model, "--audio", none.toString(), fast.toString());
    assertEquals(1, predicted.status());
    assertEquals("fnde: " + none + ": the file is empty\n", predicted.err());
    assertTrue(predicted.out().contains("fast.wav"), predicted.out());
  }

  @Test
  void aCopyOfSpeechCommandsIsTrainedOn() throws IOException {
    Path words = Words.commands(directory.resolve("words"));
    Fnde.Result result = run("speech-commands", "--data=" + words, "--knots=gap");
    assertEquals(0, result.status(), result.err());
    assertTrue(result.out().contains("data words-24-"), result.out());
    assertTrue(result.out().contains("knots gap"), result.out());
  }

  @Test
  void theArchiveIsDownloadedOnceAndTrainedOn() throws Exception {
    byte[] archive = Words.archive(Words.commands(directory.resolve("words")));
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.ranged(archive))) {
      RemoteFile remote = new RemoteFile(server.uri("/words.tar.gz"), archive.length, hash);
      Fnde fnde = new Fnde(List.of(Words.commandsExperiment(directory.resolve("cache"), remote)));
      for (int i = 0; i < 2; i++) {
        Fnde.Result result = fnde.run(line("speech-commands").toArray(String[]::new));
        assertEquals(0, result.status(), result.err());
        assertTrue(result.out().contains("data v0.02"), result.out());
        assertTrue(result.out().contains("24 recordings of Speech Commands"), result.out());
      }
      assertEquals(1, server.requests().size());
    }
  }

  @Test
  void severalTolerancesAreInOneTableAndAreGoneOnWith() {
    String[] both = {"--data=" + data, "--tolerances=1e-3:1e-3,1e-4:1e-4"};
    Fnde.Result result = run("spoken-digits", both);
    assertEquals(0, result.status(), result.err());
    assertTrue(result.out().contains("seminorm, rtol 1e-3, atol 1e-3"), result.out());
    assertTrue(result.out().contains("seminorm, rtol 1e-4, atol 1e-4"), result.out());
    result = run("spoken-digits", both[0], both[1], "--resume=true");
    assertEquals(2, result.err().split("complete already: ", -1).length - 1, result.err());
  }

  @Test
  void withoutANetworkTheCommandSaysHowToProceed() {
    Fnde.Result result = run("speech-commands");
    assertEquals(1, result.status());
    assertTrue(result.err().contains("Speech Commands is not here: "), result.err());
    assertTrue(
        result.err().contains("by --data DIR, or try spoken-digits, which works offline"),
        result.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--split=half | --split 'half': need random, speaker or speaker:NAME",
        "--split=speaker:eve | no recording of 'eve'; there are 3 speakers, ada, bob, cy",
        "--hidden=90/40 | --hidden '90/40': need state, layer width and number of layers",
        "--hidden=0/4/1 | --hidden '0/4/1': need",
        "--hidden=9999/9999/99 | --hidden 9999/9999/99: its layers have",
        "--knots=near | --knots 'near': need one of [jump, gap]",
        "--on-bad-audio=cry | --on-bad-audio 'cry': need skip or fail",
        "--data=/none | /none: does not exist; name the directory of the recordings",
        "--batch-size=26 | --batch-size 26: at most 25, the training examples",
      })
  void badChoicesAreOneLineBeforeAnyWork(String option, String message) {
    boolean other = option.startsWith("--data=");
    Fnde.Result result =
        other ? run("spoken-digits", option) : run("spoken-digits", "--data=" + data, option);
    assertEquals(2, result.status(), result.err());
    assertEquals("", result.out());
    String last = result.err().lines().toList().getLast();
    assertTrue(last.startsWith("fnde: ") && last.contains(message), result.err());
  }

  @Test
  void anOptionOfAnotherExperimentIsRefusedWithThoseThatTakeIt() {
    Fnde.Result result = run("speech-commands", "--split=random");
    assertEquals(2, result.status());
    assertEquals(
        "fnde: --split: speech-commands does not take it; those that take it: spoken-digits\n",
        result.err());
  }

  @Test
  void badRecordingsAreCountedOrRefusedByName() throws IOException {
    Files.write(data.resolve("0_ada_7.wav"), Arrays.copyOf(WavFiles.tone(8_000, 8_000, 440), 99));
    Files.write(data.resolve("0_ada_8.wav"), WavFiles.tone(16_000, 8_000, 440));
    Files.write(data.resolve("zero.wav"), WavFiles.tone(8_000, 8_000, 440));
    Fnde.Result result = run("spoken-digits", "--data=" + data);
    assertEquals(0, result.status(), result.err());
    assertTrue(result.out().contains("left out: 3 bad recordings (zero.wav: "), result.out());
    result = run("spoken-digits", "--data=" + data, "--on-bad-audio=fail");
    assertEquals(1, result.status());
    assertTrue(result.err().contains("fnde: zero.wav: it is not named"), result.err());
    Files.delete(data.resolve("zero.wav"));
    result = run("spoken-digits", "--data=" + data, "--on-bad-audio=fail");
    assertTrue(result.err().contains("fnde: 0_ada_7.wav: "), result.err());
  }

  @Test
  void dataThatNothingCanBeLearntFromAreNamed() throws IOException {
    Path ones = Files.createDirectories(directory.resolve("ones"));
    for (int take = 0; take < 9; take++) {
      Files.write(
          ones.resolve("1_ada_" + take + ".wav"), WavFiles.tone(8_000, 8_000, 200 + 40 * take));
    }
    assertFails(run("spoken-digits", "--data=" + ones), "all 9 series are of one class, '1'");
    Fnde.Result speaker = run("spoken-digits", "--data=" + ones, "--split=speaker");
    assertTrue(speaker.err().contains("the recordings are of one speaker, [ada]"), speaker.err());
    Path silence = Files.createDirectories(directory.resolve("silence"));
    for (int i = 0; i < 20; i++) {
      Files.write(silence.resolve(i % 2 + "_ada_" + i + ".wav"), WavFiles.tone(8_000, 8_000, 0));
    }
    assertFails(run("spoken-digits", "--data=" + silence), "channel 0 of 20 has one value only");
  }

  @Test
  void aDamagedCacheIsMadeAnew() throws IOException {
    assertEquals(0, run("spoken-digits", "--data=" + data).status());
    try (Stream<Path> files = Files.list(directory.resolve("cache"))) {
      for (Path file : files.toList()) {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 1000));
      }
    }
    Fnde.Result result = run("spoken-digits", "--data=" + data);
    assertEquals(0, result.status(), result.err());
  }

  @Test
  void aModelOfSomethingElseIsRefused() throws IOException {
    Path torch = directory.resolve("torch.safetensors");
    try (var in = Words.class.getResourceAsStream("torch-model.safetensors")) {
      Files.copy(in, torch);
    }
    String audio = data.resolve("1_ada_0.wav").toString();
    assertFails(
        fnde("predict", "--model=" + torch, "--audio=" + audio), "is no model of words (its");
    assertEquals(2, fnde("predict", "--audio=" + audio).status());
    assertEquals(2, fnde("predict", "--model=" + torch).status());
    Fnde.Result imported = fnde("import-torch", torch.toString());
    assertEquals(0, imported.status(), imported.err());
    Path model = directory.resolve("torch.model.safetensors");
    assertEquals(model + "\n", imported.out());
    assertFails(
        fnde("predict", "--model=" + model, "--audio=" + audio),
        "does not say how coefficients are normalised; import the weights with --like MODEL");
    assertFails(fnde("import-torch", model + "x"), "cannot be read");
    assertEquals(2, fnde("import-torch", torch.toString(), "--out=" + torch).status());
    Fnde.Result again = fnde("import-torch", torch.toString());
    assertEquals(2, again.status());
    assertTrue(again.err().contains("exists; name another file"), again.err());
  }

  private static void assertFails(Fnde.Result result, String message) {
    assertEquals(1, result.status(), result.err());
    assertEquals("", result.out());
    String last = result.err().lines().toList().getLast();
    assertTrue(last.startsWith("fnde: ") && last.contains(message), result.err());
  }
}
