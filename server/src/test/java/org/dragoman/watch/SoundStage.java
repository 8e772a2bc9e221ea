package org.dragoman.watch;

import org.dragoman.backstage.Unheard;
import org.dragoman.conference.BoothId;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A hall with three booths, whose microphones are opened, spoken into and closed by hand, on a clock turned by hand. The
 * watch looks four times a second, as in the house.
 */
public final class SoundStage {
    static final int AR = 1;
    public static final int FR = 2;
    public static final int EN = 3;
    private static final String[] TAGS = {"", "ar", "fr", "en"};
    private static final long STEP_MS = 250;
    private static final long FRAME_MS = 20;

    private final Map<String, Voice> floor = new LinkedHashMap<>();
    private final Map<String, Voice> booths = new LinkedHashMap<>();
    private final Set<Integer> staffed = new HashSet<>(Set.of(AR, FR, EN));
    private final Map<String, Voice> keptOut = new LinkedHashMap<>();
    private final Map<Integer, String> gone = new HashMap<>();
    private final Set<String> lostFloors = new LinkedHashSet<>();
    private final Map<ChannelNumber, Unheard> unheard = new LinkedHashMap<>();
    private String language = "ar";
    private boolean open = true;
    private long nowMs = 1_000_000;
    private Watchdog watchdog = Watchdog.with(AlarmDelays.STANDARD);

    private static final class Voice {
        private int channel;
        private boolean speaks;
        private boolean frames = true;
        private boolean muted;
        private boolean clips;
        private long lastFrameMs = -1;
        private long lastVoiceMs = -1;
    }

    public SoundStage floorSpeaks(String tag) {
        language = tag;
        return this;
    }

    /** Somebody has the floor, and speaks. */
    public SoundStage takesFloor(String who) {
        var voice = new Voice();
        voice.speaks = true;
        floor.put(who, voice);
        return this;
    }

    SoundStage leavesFloor(String who) {
        floor.remove(who);
        return this;
    }

    /** Somebody goes on air in a language, and speaks. */
    public SoundStage onAir(String who, int channel) {
        var voice = new Voice();
        voice.channel = channel;
        voice.speaks = true;
        booths.put(who, voice);
        return this;
    }

    SoundStage offAir(String who) {
        booths.remove(who);
        return this;
    }

    /** Somebody speaks into a channel that is another's. */
    SoundStage intrudes(String who, int channel) {
        var voice = new Voice();
        voice.channel = channel;
        voice.speaks = true;
        keptOut.put(who, voice);
        return this;
    }

    SoundStage givesUp(String who) {
        keptOut.remove(who);
        return this;
    }

    /** An interpreter's machine dies. */
    public SoundStage dies(String who) {
        gone.put(voice(who).channel, who);
        return offAir(who);
    }

    /** They are connected again, and off air. */
    public SoundStage isBack(String who) {
        gone.values().remove(who);
        return this;
    }

    public SoundStage speaks(String who, boolean speaks) {
        voice(who).speaks = speaks;
        return this;
    }

    SoundStage sendsFrames(String who, boolean frames) {
        voice(who).frames = frames;
        return this;
    }

    SoundStage coughs(String who, boolean held) {
        voice(who).muted = held;
        return this;
    }

    SoundStage clips(String who, boolean clips) {
        voice(who).clips = clips;
        return this;
    }

    SoundStage nobodyInBooth(int channel) {
        staffed.remove(channel);
        return this;
    }

    SoundStage sessionOpen(boolean now) {
        open = now;
        return this;
    }

    private Voice voice(String who) {
        Voice voice = floor.getOrDefault(who, booths.get(who));
        if (voice == null) {
            throw new IllegalArgumentException(who + " has no open microphone");
        }
        return voice;
    }

    /** Time goes by. */
    public SoundStage runs(long ms) {
        for (long end = nowMs + ms; nowMs < end; ) {
            nowMs += STEP_MS;
            floor.values().forEach(this::sound);
            booths.values().forEach(this::sound);
            keptOut.values().forEach(this::sound);
            watchdog = watchdog.look(seen());
        }
        return this;
    }

    private void sound(Voice voice) {
        if (voice.frames && !voice.muted) {
            voice.lastFrameMs = nowMs - FRAME_MS;
            voice.lastVoiceMs = voice.speaks ? nowMs - FRAME_MS : voice.lastVoiceMs;
        }
    }

    private SoundState seen() {
        var channels = new ArrayList<SoundState.Channel>();
        for (int number = AR; number <= EN; number++) {
            int channel = number;
            channels.add(
                    new SoundState.Channel(
                            new ChannelNumber(channel),
                            new LanguageTag(TAGS[channel]),
                            staffed.contains(channel)
                                    ? List.of(new BoothId(TAGS[channel]))
                                    : List.of(),
                            booths.entrySet().stream()
                                    .filter(e -> e.getValue().channel == channel)
                                    .map(e -> source(e.getKey(), e.getValue()))
                                    .toList(),
                            keptOut.entrySet().stream()
                                    .filter(e -> e.getValue().channel == channel)
                                    .map(e -> source(e.getKey(), e.getValue()))
                                    .toList(),
                            Optional.ofNullable(gone.get(channel)).map(SoundStage::gone)));
        }
        return new SoundState(
                nowMs,
                open,
                new LanguageTag(language),
                floor.entrySet().stream().map(e -> source(e.getKey(), e.getValue())).toList(),
                channels,
                lostFloors.stream().map(ParticipantId::new).toList(),
                unheard);
    }

    /** An interpreter's booth is named in their name: fr-1 works in fr. */
    private static SoundState.Source source(String who, Voice voice) {
        return new SoundState.Source(
                new ParticipantId(who),
                voice.channel == 0
                        ? Optional.empty()
                        : Optional.of(new BoothId(who.substring(0, 2))),
                voice.lastFrameMs,
                voice.lastVoiceMs,
                voice.muted,
                voice.clips);
    }

    private static SoundState.Gone gone(String who) {
        return new SoundState.Gone(
                new ParticipantId(who), Optional.of(new BoothId(who.substring(0, 2))));
    }

    /** So many of those who listen to a channel say that they hear nothing. */
    SoundStage unheard(int channel, int reports, int listeners) {
        unheard.put(
                new ChannelNumber(channel),
                new Unheard(reports, listeners, "Android", reports, "AP-3", reports, true));
        return this;
    }

    /** Somebody is given the floor and loses it at once, or has it after all. */
    SoundStage losesFloor(String who, boolean lost) {
        if (lost) {
            lostFloors.add(who);
        } else {
            lostFloors.remove(who);
        }
        return this;
    }

    public Watchdog watchdog() {
        return watchdog;
    }

    SoundStage acknowledged(int alarm, String by) {
        watchdog = watchdog.acknowledge(alarm, new ParticipantId(by)).orElseThrow();
        return this;
    }

    long nowMs() {
        return nowMs;
    }

    /** What is wrong: kind, channel, and who has been told. */
    List<String> alarms() {
        return watchdog.alarms().stream()
                .map(a -> a.kind() + " " + a.channel().value() + " " + a.level())
                .toList();
    }
}
