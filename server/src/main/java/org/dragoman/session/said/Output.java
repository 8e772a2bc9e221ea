package org.dragoman.session.said;

/** Which of a desk's outputs its microphone sends into, as on ISO 20109 consoles. */
public enum Output {
    A(0),
    B(1),
    C(2);

    private final int index;

    Output(int index) {
        this.index = index;
    }

    /** Its place in a booth's list of outputs, 0 up. */
    public int index() {
        return index;
    }
}
