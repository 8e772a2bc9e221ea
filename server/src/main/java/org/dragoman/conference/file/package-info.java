/** Reads a conference from its file; every mistake is told at once, at its line and column. */
package org.dragoman.conference.file;
