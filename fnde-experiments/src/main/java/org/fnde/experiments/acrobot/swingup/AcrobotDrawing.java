package org.fnde.experiments.acrobot.swingup;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** Draws the acrobot as OpenAI Gym's environment does. */
final class AcrobotDrawing {
  static final Color LINK = new Color(0, 204, 204);
  static final Color JOINT = new Color(204, 204, 0);

  private static final double WORLD = 2.2;
  private static final double GOAL = 1;
  private static final double RADIUS = 0.1;
  private static final float LINE = 0.009f;

  private AcrobotDrawing() {}

  /** Draws a state into a square of a side length from (0, 0). */
  static void draw(Graphics2D graphics, double[] state, double size) {
    Graphics2D world = (Graphics2D) graphics.create();
    world.translate(size / 2, size / 2);
    world.scale(size / (2 * WORLD), -size / (2 * WORLD));
    world.setColor(Color.BLACK);
    world.setStroke(new BasicStroke(LINE));
    world.draw(new Line2D.Double(-WORLD, GOAL, WORLD, GOAL));
    double second = state[0] + state[1];
    link(world, 0, 0, state[0] - Math.PI / 2);
    link(world, Math.sin(state[0]), -Math.cos(state[0]), second - Math.PI / 2);
    world.dispose();
  }

  private static void link(Graphics2D world, double x, double y, double angle) {
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.rotate(angle);
    world.setColor(LINK);
    world.fill(place.createTransformedShape(new Rectangle2D.Double(0, -RADIUS, 1, 2 * RADIUS)));
    world.setColor(JOINT);
    world.fill(new Ellipse2D.Double(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS));
  }
}
