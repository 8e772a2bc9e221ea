package org.dragoman;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import org.dragoman.fanout.Soundboard;
import org.dragoman.protocol.v1.IntercomAudio;
import org.dragoman.protocol.v1.IntercomFrame;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.regex.Pattern;

/** Which room may know of which, and where each technology lives. Rooms that are empty yet are held to it as well. */
@AnalyzeClasses(packages = "org.dragoman", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
    /** What is built on Java alone: the standard library less everything that touches the world. */
    private static final String[] PLAIN_JAVA = {"java.lang..", "java.util..", "java.time.."};

    private static final String[] THE_WORLD = {
        "java.io..",
        "java.nio..",
        "java.net..",
        "java.sql..",
        "javax..",
        "java.lang.foreign..",
        "java.util.concurrent..",
        "java.util.logging..",
        "java.util.random.."
    };

    @ArchTest
    static final ArchRule the_session_sees_plain_java_and_the_conference =
            classes()
                    .that()
                    .resideInAPackage("org.dragoman.session..")
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(PLAIN_JAVA)
                                    .or(resideInAPackage("org.jspecify.annotations.."))
                                    .or(
                                            resideInAnyPackage(
                                                    "org.dragoman.session..",
                                                    "org.dragoman.conference..")));

    @ArchTest
    static final ArchRule the_session_never_touches_the_world =
            noClasses()
                    .that()
                    .resideInAPackage("org.dragoman.session..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(THE_WORLD)
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(
                            Thread.class,
                            ThreadLocal.class,
                            Process.class,
                            Runtime.class,
                            java.util.Random.class,
                            java.util.Timer.class,
                            java.util.UUID.class);

    @ArchTest
    static final ArchRule the_session_never_asks_the_time =
            noClasses()
                    .that()
                    .resideInAPackage("org.dragoman.session..")
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(Clock.class)
                    .orShould()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalTime.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(LocalDateTime.class, "now")
                    .orShould()
                    .callMethod(ZonedDateTime.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule the_conference_knows_no_other_room = room("conference", "yaml", "text");

    @ArchTest static final ArchRule the_file_reader_knows_text_alone = room("yaml", "text");

    @ArchTest static final ArchRule text_knows_no_other_room = room("text");

    @ArchTest static final ArchRule opus_knows_no_other_room = room("opus");

    @ArchTest
    static final ArchRule the_settings_know_only_whose_defaults_they_hold =
            room("settings", "yaml", "conference", "watch");

    @ArchTest
    static final ArchRule the_conference_does_not_know_who_reads_it_from_a_file =
            noClasses()
                    .that()
                    .resideInAPackage("org.dragoman.conference")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.dragoman.conference.file");

    @ArchTest
    static final ArchRule the_session_knows_the_conference_alone = room("session", "conference");

    @ArchTest
    static final ArchRule what_is_said_knows_no_other_room_of_the_session =
            below("said", "state", "patch", "rules");

    @ArchTest
    static final ArchRule the_state_knows_what_is_said_alone = below("state", "patch", "rules");

    @ArchTest static final ArchRule the_patch_does_not_know_the_rules = below("patch", "rules");

    @ArchTest
    static final ArchRule the_journal_knows_the_session_and_the_conference_alone =
            room("journal", "session", "conference", "text", "threads");

    @ArchTest
    static final ArchRule the_writer_knows_the_session_and_its_journal_alone =
            room("writer", "session", "journal", "conference", "threads");

    @ArchTest
    static final ArchRule the_fan_out_knows_buffers_and_whose_they_are =
            room("fanout", "threads", "opus");

    @ArchTest static final ArchRule who_owns_what_is_known_by_plain_java = room("threads");

    @ArchTest
    static final ArchRule the_backstage_knows_the_conference_alone =
            room("backstage", "conference");

    @ArchTest
    static final ArchRule the_backstage_never_touches_the_world =
            noClasses()
                    .that()
                    .resideInAPackage("org.dragoman.backstage..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(THE_WORLD);

    /** What is said in a booth's intercom reaches no channel: whoever touches it knows nothing of channels. */
    @ArchTest
    static final ArchRule the_intercoms_sound_knows_nothing_of_the_fan_out =
            noClasses()
                    .that(
                            describe(
                                    "touch the intercom's sound",
                                    one ->
                                            one.getDirectDependenciesFromSelf().stream()
                                                    .map(Dependency::getTargetClass)
                                                    .anyMatch(
                                                            known ->
                                                                    known.isEquivalentTo(
                                                                                    IntercomAudio
                                                                                            .class)
                                                                            || known.isEquivalentTo(
                                                                                    IntercomFrame
                                                                                            .class))))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.dragoman.fanout..");

    /** A session's microphones are opened and closed in one place. */
    @ArchTest
    static final ArchRule only_the_live_patch_and_the_warm_up_open_and_close_microphones =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("org.dragoman.gateway.sound.LivePatch")
                    .and()
                    .doNotHaveFullyQualifiedName("org.dragoman.gateway.WarmUp")
                    .should()
                    .callMethodWhere(
                            target(owner(type(Soundboard.class))).and(target(name("patch"))));

    /** And there is one way into a channel, which whoever touches the intercom does not know. */
    @ArchTest
    static final ArchRule only_microphones_test_tones_and_the_warm_up_send_into_the_hall =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("org.dragoman.gateway.connection.SoundSender")
                    .and()
                    .doNotHaveFullyQualifiedName("org.dragoman.gateway.sound.TestTones")
                    .and()
                    .haveNameNotMatching("org\\.dragoman\\.gateway\\.WarmUp.*")
                    .should()
                    .callMethodWhere(
                            target(owner(type(Soundboard.class))).and(target(name("hear"))));

    @ArchTest
    static final ArchRule whoever_sends_into_the_hall_never_sees_the_intercoms_sound =
            noClasses()
                    .that()
                    .haveNameMatching(
                            "org\\.dragoman\\.gateway\\.(connection\\.SoundSender|sound\\.TestTones|WarmUp).*")
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(IntercomAudio.class, IntercomFrame.class)
                    .orShould()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "org\\.dragoman\\.gateway\\.(connection\\.IntercomSender|sound\\.Intercom)");

    @ArchTest
    static final ArchRule nobody_imports_the_gateway_but_who_wires_the_house =
            noClasses()
                    .that()
                    .resideInAPackage("org.dragoman..")
                    .and()
                    .resideOutsideOfPackages(
                            "org.dragoman", "org.dragoman.cli..", "org.dragoman.gateway..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.dragoman.gateway..");

    @ArchTest
    static final ArchRule rooms_do_not_go_round_in_circles =
            slices().matching("org.dragoman.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true);

    /** The rooms of the gateway, from the street inwards: each knows those behind it in this list, and none before it. */
    private static final String[] GATEWAY = {
        "http", "connection", "sitting", "backstage", "view", "sound", "present", "wire", "net"
    };

    /** The rooms of the session, from deciding to what is said. */
    private static final String[] SESSION = {"rules", "patch", "state", "said"};

    @ArchTest
    static void the_rooms_of_the_gateway_know_those_behind_them_alone(JavaClasses classes) {
        inOrder("org.dragoman.gateway", GATEWAY, classes);
    }

    @ArchTest
    static void the_rooms_of_the_session_know_those_behind_them_alone(JavaClasses classes) {
        inOrder("org.dragoman.session", SESSION, classes);
    }

    @ArchTest
    static final ArchRule only_the_hub_and_its_warm_up_stand_in_the_gateways_own_folder =
            noClasses()
                    .that()
                    .resideInAPackage("org.dragoman.gateway")
                    .should()
                    .haveNameNotMatching("org\\.dragoman\\.gateway\\.(Hub|WarmUp|package-info).*");

    @ArchTest
    static final ArchRule what_is_known_before_the_day_does_not_know_its_file =
            noClasses()
                    .that()
                    .resideInAPackage("org.dragoman.conference")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.dragoman.conference.file..");

    /** The words of the session are sealed families: a command knows its kinds and they know it. */
    @ArchTest
    static final ArchRule no_knot_of_classes_is_larger_than_six =
            classes()
                    .that()
                    .resideOutsideOfPackages(
                            "org.dragoman.session.said..",
                            "org.dragoman.protocol..",
                            "org.dragoman.client..")
                    .should(Knots.haveNoKnotLargerThan(6));

    @ArchTest
    static void no_two_classes_share_a_simple_name(JavaClasses classes) {
        var ours =
                classes.that(
                        resideInAPackage("org.dragoman..")
                                .and(
                                        not(
                                                resideInAnyPackage(
                                                        "org.dragoman.protocol..",
                                                        "org.dragoman.client.."))));
        assertThat(Knots.sharedNames(ours)).isEmpty();
    }

    /** Words with another meaning in this house, or with none: the table of words in the root README has the right ones. */
    @ArchTest
    static void no_class_is_named_by_a_word_that_we_do_not_say(JavaClasses classes) {
        var banned =
                Pattern.compile(
                        "(?<![a-z])(Room|Meeting|User|Peer|Account|Admin|Host|Operator|Publisher|House|"
                            + "Lookout|Sentry|Lectern|Runner|Whispering|Drawer)(?![a-z])");
        assertThat(
                        classes.stream()
                                .filter(
                                        one ->
                                                !one.getPackageName()
                                                        .startsWith("org.dragoman.protocol"))
                                .map(JavaClass::getSimpleName)
                                .filter(simple -> banned.matcher(simple).find())
                                .filter(simple -> !simple.equals("HouseRules")))
                .isEmpty();
    }

    @ArchTest
    static final ArchRule nettys_channels_stay_in_the_gateway =
            only("io.netty.channel..", "org.dragoman.gateway..");

    @ArchTest
    static final ArchRule nettys_web_and_tls_stay_in_the_gateway_and_the_wiring =
            only(
                    "io.netty.handler..",
                    "org.dragoman.gateway..",
                    "org.dragoman.cli..",
                    "org.dragoman");

    @ArchTest
    static final ArchRule buffers_stay_in_the_gateway_and_the_fan_out =
            only("io.netty.buffer..", "org.dragoman.gateway..", "org.dragoman.fanout..");

    /** Who observes counts what goes over the wire, by its own names. */
    @ArchTest
    static final ArchRule the_wires_messages_stay_in_the_gateway_and_with_those_who_count_or_call =
            noClasses()
                    .that()
                    .resideInAPackage("org.dragoman..")
                    .and()
                    .resideOutsideOfPackages(
                            "org.dragoman.gateway..",
                            "org.dragoman.protocol..",
                            "org.dragoman.client..",
                            "org.dragoman.demo..",
                            "org.dragoman.observe..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.dragoman.protocol..", "com.google.protobuf..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_database_stays_in_the_journal =
            noClasses()
                    .that()
                    .resideInAPackage("org.dragoman..")
                    .and()
                    .resideOutsideOfPackage("org.dragoman.journal..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "org.sqlite..");

    @ArchTest
    static final ArchRule the_yaml_library_stays_with_the_file_reader =
            only("org.snakeyaml..", "org.dragoman.yaml..");

    @ArchTest
    static final ArchRule deciding_and_sound_open_no_files =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "org.dragoman.session..",
                            "org.dragoman.writer..",
                            "org.dragoman.fanout..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.nio.file..")
                    .orShould()
                    .dependOnClassesThat()
                    .haveNameMatching("java\\.io\\.(File|RandomAccessFile).*")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule names_say_what_a_thing_is =
            noClasses()
                    .that()
                    .resideInAPackage("org.dragoman..")
                    .and()
                    .resideOutsideOfPackage("org.dragoman.protocol..")
                    .should()
                    .haveSimpleNameEndingWith("Manager")
                    .orShould()
                    .haveSimpleNameEndingWith("Service")
                    .orShould()
                    .haveSimpleNameEndingWith("Helper")
                    .orShould()
                    .haveSimpleNameEndingWith("Util")
                    .orShould()
                    .haveSimpleNameEndingWith("Utils")
                    .orShould()
                    .haveSimpleNameEndingWith("Impl")
                    .orShould()
                    .haveSimpleNameStartingWith("Abstract");

    /** That each of these rooms knows those after it in the list, and none before it. */
    private static void inOrder(String house, String[] rooms, JavaClasses classes) {
        for (int i = 1; i < rooms.length; i++) {
            String[] before = new String[i];
            for (int j = 0; j < i; j++) {
                before[j] = house + "." + rooms[j] + "..";
            }
            noClasses()
                    .that()
                    .resideInAPackage(house + "." + rooms[i] + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(before)
                    .check(classes);
        }
    }

    /** Of the rooms of this house, a room knows itself and these. */
    private static ArchRule room(String name, String... known) {
        var may = new String[known.length + 1];
        may[0] = "org.dragoman." + name + "..";
        for (int i = 0; i < known.length; i++) {
            may[i + 1] = "org.dragoman." + known[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(may[0])
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.dragoman..").and(not(resideInAnyPackage(may))))
                .allowEmptyShould(true);
    }

    /** A room of the session that does not know those above it. */
    private static ArchRule below(String name, String... above) {
        var not = new String[above.length];
        for (int i = 0; i < above.length; i++) {
            not[i] = "org.dragoman.session." + above[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage("org.dragoman.session." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(not);
    }

    /** A library that only these packages know. */
    private static ArchRule only(String library, String... packages) {
        return noClasses()
                .that()
                .resideInAPackage("org.dragoman..")
                .and()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }
}
