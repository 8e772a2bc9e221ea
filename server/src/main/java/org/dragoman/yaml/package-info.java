/** Files people write by hand: YAML read into a tree that knows its places, and every mistake in it told at once. */
package org.dragoman.yaml;
