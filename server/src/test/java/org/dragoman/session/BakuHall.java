package org.dragoman.session;

import org.dragoman.conference.Conference;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.conference.file.ConferenceFileException;
import org.dragoman.session.state.Setting;

import java.nio.file.Path;

/** The conference of the demo, with its five booths as the file has them. */
final class BakuHall {
    static final LanguageTag AR = new LanguageTag("ar");
    static final LanguageTag AZ = new LanguageTag("az");
    static final LanguageTag EN = new LanguageTag("en");
    static final LanguageTag FR = new LanguageTag("fr");
    static final LanguageTag RU = new LanguageTag("ru");
    static final ParticipantId AR_1 = new ParticipantId("ar-1");
    static final ParticipantId AZ_1 = new ParticipantId("az-1");
    static final ParticipantId AZ_2 = new ParticipantId("az-2");
    static final ParticipantId EN_1 = new ParticipantId("en-1");
    static final ParticipantId FR_1 = new ParticipantId("fr-1");
    static final ParticipantId FR_2 = new ParticipantId("fr-2");
    static final ParticipantId RU_1 = new ParticipantId("ru-1");
    static final ParticipantId RU_2 = new ParticipantId("ru-2");
    static final ParticipantId SPEAKER = new ParticipantId("head-azerbaijan");

    private BakuHall() {}

    static Conference conference() {
        try {
            return ConferenceFile.read(Path.of("../config/conferences/baku-2013.yaml"));
        } catch (ConferenceFileException e) {
            throw new IllegalStateException(e);
        }
    }

    static Setting setting() {
        var conference = conference();
        return new Setting(conference, conference.sessions().getFirst(), 200);
    }
}
