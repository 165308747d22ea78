package org.fnde.experiments.speech;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.audio.BadAudioException;
import org.fnde.experiments.audio.OnBadAudio;
import org.fnde.experiments.audio.WavReader;
import org.fnde.experiments.progress.Advance;
import org.fnde.experiments.series.SeriesException;

/**
 * Reads recordings one by one and keeps their series alone, on several threads. The result does not
 * depend on their number.
 *
 * @param settings how a series is made
 * @param policy what happens to bad recordings
 * @param threads how many threads work
 * @param advance told of every recording
 * @param cancelled asked before every recording
 */
public record FeatureExtraction(
    FeatureSettings settings,
    OnBadAudio policy,
    int threads,
    Advance advance,
    BooleanSupplier cancelled) {

  /**
   * Checks the number of threads.
   *
   * @throws IllegalArgumentException if there is none
   */
  public FeatureExtraction {
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads + ": need at least 1");
    }
  }

  /**
   * Reads recordings.
   *
   * @param recordings the recordings
   * @return their series, in the same order
   * @throws BadAudioException if one is bad and none may be: the first of them
   * @throws SeriesException if there are more than an array holds
   * @throws ExperimentException if cancelled
   */
  Features extract(List<Recording> recordings) {
    long needed = (long) recordings.size() * settings.size();
    if (needed > Integer.MAX_VALUE - 8) {
      throw new SeriesException(
          "%d recordings of %d values are more than an array holds; leave some out"
              .formatted(recordings.size(), settings.size()));
    }
    Work work = new Work(recordings, new float[(int) needed]);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(pool.submit(work));
      }
      running.forEach(FeatureExtraction::await);
    }
    return work.result();
  }

  private static void await(Future<?> running) {
    try {
      running.get();
    } catch (ExecutionException e) {
      throw new ExperimentException("recordings cannot be read: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExperimentException("interrupted while recordings were read", e);
    }
  }

  /** Claims recordings in their order, so that all before a bad one are read too. */
  private final class Work implements Runnable {
    private final List<Recording> recordings;
    private final float[] values;
    private final boolean[] kept;
    private final Map<Integer, BadAudio> bad = new ConcurrentSkipListMap<>();
    private volatile boolean unreadable;
    private int next;
    private int done;

    Work(List<Recording> recordings, float[] values) {
      this.recordings = recordings;
      this.values = values;
      this.kept = new boolean[recordings.size()];
    }

    @Override
    public void run() {
      WavReader reader = new WavReader();
      ClipFeatures features = new ClipFeatures(settings);
      for (int i = claim(); i < recordings.size(); i = claim()) {
        Recording recording = recordings.get(i);
        try (InputStream in = recording.content().open()) {
          int at = i * settings.size();
          kept[i] =
              features.extract(recording.name(), reader.read(recording.name(), in), values, at);
        } catch (BadAudioException e) {
          bad.put(i, new BadAudio(recording.name(), e.reason()));
        } catch (IOException e) {
          unreadable = true;
          bad.put(i, new BadAudio(recording.name(), "cannot be read: " + e));
        }
        finished();
      }
    }

    private synchronized int claim() {
      boolean failed = policy == OnBadAudio.FAIL && !bad.isEmpty();
      return failed || cancelled.getAsBoolean() ? recordings.size() : next++;
    }

    private synchronized void finished() {
      done++;
      advance.to(done, recordings.size());
    }

    Features result() {
      if (policy == OnBadAudio.FAIL && !bad.isEmpty()) {
        BadAudio first = bad.values().iterator().next();
        throw new BadAudioException(first.name(), first.reason());
      }
      if (done < recordings.size()) {
        throw new ExperimentException("interrupted while recordings were read");
      }
      int[] indices = IntStream.range(0, kept.length).filter(i -> kept[i]).toArray();
      for (int i = 0; i < indices.length; i++) {
        int size = settings.size();
        System.arraycopy(values, indices[i] * size, values, i * size, size);
      }
      int otherLength = kept.length - indices.length - bad.size();
      return new Features(
          values, indices, new Skipped(List.copyOf(bad.values()), otherLength), !unreadable);
    }
  }
}
