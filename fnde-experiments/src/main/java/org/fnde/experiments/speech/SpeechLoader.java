package org.fnde.experiments.speech;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.audio.BadAudioException;
import org.fnde.experiments.audio.OnBadAudio;
import org.fnde.experiments.series.LabelledSeries;
import org.fnde.experiments.series.SeriesException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes series of recordings, or takes them from the cache.
 *
 * @param extraction how they are made
 * @param cache the directory they are kept in, or nothing if they are not
 */
public record SpeechLoader(FeatureExtraction extraction, Optional<Path> cache) {
  private static final Logger LOG = LoggerFactory.getLogger(SpeechLoader.class);
  private static final int NAMED = 100;

  /**
   * Loads a data set.
   *
   * @param recordings the recordings
   * @return their series
   * @throws BadAudioException if a recording is bad and none may be
   * @throws SeriesException if there is no good recording, or there are too many
   * @throws ExperimentException if cancelled
   */
  public SpeechData load(Recordings recordings) {
    if (extraction.policy() == OnBadAudio.FAIL && !recordings.unrecognised().isEmpty()) {
      BadAudio first = recordings.unrecognised().getFirst();
      throw new BadAudioException(first.name(), first.reason());
    }
    SpeechData data = data(recordings, cache.map(FeatureCache::new));
    List<BadAudio> bad = data.skipped().bad();
    bad.stream().limit(NAMED).forEach(b -> LOG.warn("left out: {}: {}", b.name(), b.reason()));
    if (bad.size() > NAMED) {
      LOG.warn("left out: {} more", bad.size() - NAMED);
    }
    if (data.series().count() == 0) {
      throw new SeriesException("no recording can be used; left out: " + data.skipped().summary());
    }
    return data;
  }

  private SpeechData data(Recordings recordings, Optional<FeatureCache> cache) {
    FeatureSettings settings = extraction.settings();
    String key = recordings.fingerprint(settings + " " + extraction.policy());
    Optional<Features> cached = cache.flatMap(c -> c.load(recordings.id(), key, settings));
    Features features = cached.orElseGet(() -> extraction.extract(recordings.recordings()));
    if (cached.isEmpty() && features.lasting()) {
      cache.ifPresent(c -> c.store(recordings.id(), key, features, settings));
    }
    List<Recording> kept =
        Arrays.stream(features.kept()).mapToObj(recordings.recordings()::get).toList();
    LabelledSeries series =
        new LabelledSeries(
            features.values(),
            settings.frames(),
            settings.mfcc().coefficients(),
            kept.stream().mapToInt(Recording::label).toArray(),
            recordings.words(),
            kept.stream().map(Recording::name).toList());
    List<BadAudio> bad = new ArrayList<>(recordings.unrecognised());
    bad.addAll(features.skipped().bad());
    Skipped skipped = new Skipped(bad, features.skipped().otherLength());
    return new SpeechData(
        series, kept.stream().map(Recording::speaker).toList(), skipped, settings);
  }
}
