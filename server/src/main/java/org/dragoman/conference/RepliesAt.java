package org.dragoman.conference;

/** When rights of reply are taken: they are for the item they answer, whichever it is. */
public enum RepliesAt {
    /** At the end of that item. */
    ITEM,
    /** At the end of the day: under the last item of the session. */
    DAY
}
