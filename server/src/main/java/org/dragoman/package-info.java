/** The house: {@link org.dragoman.Server} builds every room once; {@link org.dragoman.Dragoman} is its door. */
package org.dragoman;
