/** Bytes at random, guided by coverage, for whatever reads what others wrote: the targets stand in the rooms they are about. */
package org.dragoman.load.fuzz;
