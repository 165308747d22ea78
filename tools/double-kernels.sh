#!/bin/sh
# Writes the kernels for doubles that mirror those for floats, so that one of the two is written by
# hand. The functions with polynomials of their own (FloatMath, FloatTrig, VectorFloatExp,
# VectorFloatLog, VectorFloatTrig) are not among them. Format the sources afterwards.
set -e
cd "$(dirname "$0")/../fnde-backend-simd/src/main/java/org/fnde/backend/simd/kernel"
for float in ScalarFloat*.java VectorFloat*.java; do
  case $float in VectorFloatExp.java | VectorFloatLog.java | VectorFloatTrig.java) continue ;; esac
  double=$(echo "$float" | sed s/Float/Double/)
  sed -E '
    s/IntVector/LongVector/g
    s/reinterpretAsInts/reinterpretAsLongs/g
    s/Species\.FLOAT/Species.DOUBLE/g
    s/Float/Double/g
    s/float/double/g
    s/PARTIALS = 16/PARTIALS = 8/
    s/ALIGN = 16/ALIGN = 8/
    s/\b([0-9]+\.[0-9]+)f\b/\1/g
    s/\b([0-9]+)f\b/\1.0/g
    s/\(double\) //g' "$float" >"$double"
done
