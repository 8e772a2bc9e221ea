/** Captions: segments of text with revisions, and what a captioner dictates. */
package org.dragoman.captions;
