/** Holds the wire to its word: golden vectors, numbers that are never given twice, tables that are whole. */
package org.dragoman.protocol;
