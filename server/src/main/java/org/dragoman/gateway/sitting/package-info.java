/** A session as connections find it: its views, its sound, its captions, and who may take part in it. */
package org.dragoman.gateway.sitting;
