package org.fnde.graph;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.fnde.graph.primitive.Call;
import org.fnde.graph.primitive.Input;

/** Puts the bodies of called programs in place of the calls. */
final class Inlining {
  private record Site(Program program, List<Expr> operands) {}

  private final Map<Site, List<Expr>> bodies = new HashMap<>();

  private Inlining() {}

  static List<Expr> inline(List<Expr> roots) {
    Inlining inlining = new Inlining();
    return Rewriting.rewrite(
        roots,
        (node, operands) ->
            node.primitive() instanceof Call call
                ? inlining
                    .bodies
                    .computeIfAbsent(new Site(call.program(), operands), Inlining::body)
                    .get(call.output())
                : Rewriting.with(node, operands));
  }

  private static List<Expr> body(Site site) {
    Map<Input, Expr> arguments = new HashMap<>();
    for (int i = 0; i < site.operands.size(); i++) {
      arguments.put(site.program.inputs().get(i), site.operands.get(i));
    }
    Map<Expr, Expr> replacements = new IdentityHashMap<>();
    for (Expr node : site.program.nodes()) {
      if (node.primitive() instanceof Input input) {
        replacements.put(node, arguments.get(input));
      }
    }
    List<Expr> outputs = site.program.outputs().stream().map(Program.Output::value).toList();
    return inline(Rewriting.substitute(outputs, replacements));
  }
}
