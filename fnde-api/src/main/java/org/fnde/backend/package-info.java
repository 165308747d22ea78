/**
 * The contract between solvers and backends: a backend compiles a program to an executable, binds
 * its weights, and runs it in the memory of one solve.
 */
package org.fnde.backend;
