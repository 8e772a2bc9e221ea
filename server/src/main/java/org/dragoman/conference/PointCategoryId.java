package org.dragoman.conference;

/** Names a category of points of order. */
public record PointCategoryId(String value) {
    public PointCategoryId {
        Ids.require("point category", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
