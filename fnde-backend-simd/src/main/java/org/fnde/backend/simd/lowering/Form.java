package org.fnde.backend.simd.lowering;

import java.util.List;
import java.util.Optional;

/**
 * A linear combination of sums over rows, and the rest of the value.
 *
 * @param terms at least one
 * @param rest what else is added, shared
 */
record Form(List<Term> terms, Optional<Node> rest) {}
