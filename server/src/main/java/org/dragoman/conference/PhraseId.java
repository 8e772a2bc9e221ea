package org.dragoman.conference;

/** Names a phrase of the phrasebook. */
public record PhraseId(String value) {
    public PhraseId {
        Ids.require("phrase", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
