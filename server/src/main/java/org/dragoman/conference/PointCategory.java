package org.dragoman.conference;

/** A category of points of order; those of the first come before those of the second. */
public record PointCategory(PointCategoryId id, Text name) {}
