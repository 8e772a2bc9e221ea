/** Who owns what changes: one thread each. */
package org.dragoman.threads;
