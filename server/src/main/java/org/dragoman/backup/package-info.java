/** Whole copies of what a house keeps, while it runs or not, and how they are put back. */
package org.dragoman.backup;
