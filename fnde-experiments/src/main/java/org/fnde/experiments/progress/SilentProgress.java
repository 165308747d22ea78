package org.fnde.experiments.progress;

record SilentProgress() implements Progress {
  @Override
  public void start(String task, long updates) {}

  @Override
  public void note(String message) {}

  @Override
  public void update(ProgressUpdate update) {}

  @Override
  public void close() {}
}
