/** The house: {@link org.dragoman.House} builds every room once; {@link org.dragoman.Dragoman} is its door. */
package org.dragoman;
