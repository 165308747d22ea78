package org.fnde.tests.vectors;

import org.fnde.equation.TupleField;

/** How a problem's field is written. */
enum Formulation {
  TRACED {
    @Override
    TupleField field(ReferenceProblem problem) {
      return problem.traced();
    }
  },
  PLAIN {
    @Override
    TupleField field(ReferenceProblem problem) {
      return problem.plain();
    }
  };

  abstract TupleField field(ReferenceProblem problem);
}
