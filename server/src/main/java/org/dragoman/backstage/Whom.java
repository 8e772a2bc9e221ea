package org.dragoman.backstage;

import org.dragoman.conference.BoothId;

/** Whom a line of chat or a word on the intercom is for. */
public sealed interface Whom {
    /** Who works in the same booth. */
    record Partners(BoothId booth) implements Whom {}

    /** Who works in that booth. */
    record OneBooth(BoothId booth) implements Whom {}

    record AllBooths() implements Whom {}

    record Technicians() implements Whom {}

    /** Chair and moderators. */
    record Chair() implements Whom {}

    /** Whether it is for that person. */
    default boolean reaches(Viewer viewer) {
        return switch (this) {
            case Partners(var booth) -> viewer.isOf(booth);
            case OneBooth(var booth) -> viewer.isOf(booth);
            case AllBooths() -> viewer.ofTheBooths();
            case Technicians() -> viewer.technician();
            case Chair() -> viewer.podium();
        };
    }
}
