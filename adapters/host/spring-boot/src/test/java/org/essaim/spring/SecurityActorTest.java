package org.essaim.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Duty;
import org.essaim.organisation.Perimeter;
import org.essaim.spi.Commit;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Redaction;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.essaim.time.Category;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** Who acts in a host with Spring Security, where, and what they may do. */
final class SecurityActorTest {

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void whoeverIsSignedInActsUnderTheNameThatTheHostKnows() {
        Hosts.host().run(host -> {
            signIn("agent-7", "ROLE_ESSAIM_READER", "ROLE_ESSAIM_FEDERATION");
            assertThat(actor(host).get().id()).isEqualTo("agent-7");
            assertThat(actor(host).get().perimeter()).isEqualTo(Perimeter.all());
        });
    }

    @Test
    void nobodyMayDoAnything() {
        Hosts.host().run(host -> {
            Essaim essaim = host.getBean(Essaim.class);
            refusesNobody(essaim::federation);
            refusesNobody(() -> essaim.funding().agreements());
            refusesNobody(() -> Hosts.found(essaim));

            SecurityContextHolder.setContext(new SecurityContextImpl(new AnonymousAuthenticationToken(
                    "key", "anonymous", AuthorityUtils.createAuthorityList("ROLE_ESSAIM_CLOSER"))));
            refusesNobody(essaim::federation);

            SecurityContextHolder.setContext(
                    new SecurityContextImpl(new UsernamePasswordAuthenticationToken("agent-7", "not yet checked")));
            refusesNobody(essaim::federation);
            assertThat(host.getBean(Store.class).sequence()).isZero();
        });
    }

    private static void refusesNobody(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(AuthenticationCredentialsNotFoundException.class);
    }

    @Test
    void anAccountWithoutAnAuthorityOfOursMayNotEvenLook() {
        Hosts.host().run(host -> {
            signIn("agent-7", "ROLE_USER", "ROLE_ESSAIM_FEDERATION", "ROLE_ESSAIM_STRUCTURE_S001");
            Essaim essaim = host.getBean(Essaim.class);
            assertThatThrownBy(essaim::federation).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> actor(host).get()).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> actor(host).duty()).isInstanceOf(AccessDeniedException.class);
        });
    }

    @Test
    void eachDutyDoesWhatItMayAndNoMore() {
        Hosts.host().run(host -> {
            Essaim essaim = host.getBean(Essaim.class);
            signIn("direction", "ROLE_ESSAIM_CLOSER", "ROLE_ESSAIM_FEDERATION");
            Hosts.found(essaim);

            signIn("agent-1", "ROLE_ESSAIM_READER", "ROLE_ESSAIM_STRUCTURE_S001");
            assertThat(essaim.time().unmapped("S001")).isEmpty();
            denied(host, () -> essaim.time().load(Hosts.planning(0), "S001"));
            denied(
                    host,
                    () -> essaim.time()
                            .mapping("S001")
                            .from(Hosts.JANUARY.atDay(1))
                            .map("Point", Category.TEAM_MEETING)
                            .save());
            denied(host, () -> essaim.time().close(List.of("S001"), Hosts.JANUARY));

            signIn("agent-2", "ROLE_ESSAIM_COORDINATOR", "ROLE_ESSAIM_STRUCTURE_S001");
            assertThat(essaim.time().load(Hosts.planning(0), "S001").added()).isEqualTo(1);
            essaim.time()
                    .mapping("S001")
                    .from(Hosts.JANUARY.atDay(1))
                    .map("Point", Category.TEAM_MEETING)
                    .save();
            denied(host, () -> essaim.time().close(List.of("S001"), Hosts.JANUARY));
            denied(host, () -> essaim.funding().save(org.essaim.funding.EmployerCost.unknown()));

            signIn("agent-1", "ROLE_ESSAIM_READER", "ROLE_ESSAIM_STRUCTURE_S001");
            assertThat(essaim.time().timeSheets("S001", Hosts.JANUARY).render(java.util.Locale.FRENCH))
                    .isNotNull();

            signIn("direction", "ROLE_ESSAIM_CLOSER", "ROLE_ESSAIM_FEDERATION");
            essaim.time().close(List.of("S001", "S002"), Hosts.JANUARY);
            signIn("agent-2", "ROLE_ESSAIM_COORDINATOR", "ROLE_ESSAIM_FEDERATION");
            denied(host, () -> essaim.funding().issue("DIALOGUE", Hosts.JANUARY, Hosts.JANUARY));
            denied(host, () -> essaim.time().reopen("S001", Hosts.JANUARY, "erreur"));
            assertThat(essaim.funding()
                            .draft("DIALOGUE", Hosts.JANUARY, Hosts.JANUARY)
                            .digest())
                    .isNotNull();
            signIn("direction", "ROLE_ESSAIM_CLOSER", "ROLE_ESSAIM_FEDERATION");
            assertThat(essaim.funding()
                            .issue("DIALOGUE", Hosts.JANUARY, Hosts.JANUARY)
                            .digest())
                    .isNotNull();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "rendering, READER",
        "journal, COORDINATOR",
        "receipt, COORDINATOR",
        "alias, COORDINATOR",
        "mark:S001, COORDINATOR",
        "pushed:planning, COORDINATOR",
        "proposal, COORDINATOR",
        "mapping, COORDINATOR",
        "enrolment, COORDINATOR",
        "session, COORDINATOR",
        "community, COORDINATOR",
        "training-action, COORDINATOR",
        "people, COORDINATOR",
        "project, COORDINATOR",
        "resource, COORDINATOR",
        "resource-readings, COORDINATOR",
        "action-sheet, COORDINATOR",
        "testimony, COORDINATOR",
        "lesson, COORDINATOR",
        "newsletter, COORDINATOR",
        "programme, CLOSER",
        "call, CLOSER",
        "training, CLOSER",
        "seal, CLOSER",
        "statement, CLOSER",
        "claim, CLOSER",
        "agreement, CLOSER",
        "erasure, CLOSER",
        "federation, CLOSER",
        "structure, CLOSER",
        "yet-to-be-invented, CLOSER"
    })
    void eachKindOfDocumentTakesItsDutyToStore(String kind, Duty least) {
        Hosts.host().run(host -> {
            for (Duty duty : Duty.values()) {
                signIn("a", "ROLE_ESSAIM_" + duty, "ROLE_ESSAIM_FEDERATION");
                Commit commit = new Commit(
                        "a",
                        Instant.EPOCH,
                        List.of(new Commit.Put(new DocumentKey(kind, duty.name()), 0, Tree.of("x"))),
                        List.of());
                ThrowingCallable storing =
                        () -> host.getBean(Essaim.class).store().commit(commit);
                if (duty.includes(least)) {
                    assertThatNoException().isThrownBy(storing);
                } else {
                    denied(host, storing);
                }
            }
        });
    }

    @Test
    void whoWroteATestimonyDownErasesItAndNothingElse() {
        Hosts.host().run(host -> {
            Store store = host.getBean(Essaim.class).store();
            signIn("a", "ROLE_ESSAIM_COORDINATOR", "ROLE_ESSAIM_FEDERATION");
            for (String kind : List.of("testimony", "lesson")) {
                store.commit(new Commit("a", Instant.EPOCH, List.of(put(kind, 0)), List.of()));
            }
            ThrowingCallable erasing = () -> store.commit(erased("testimony"));
            signIn("b", "ROLE_ESSAIM_READER", "ROLE_ESSAIM_FEDERATION");
            denied(host, erasing);
            signIn("a", "ROLE_ESSAIM_COORDINATOR", "ROLE_ESSAIM_FEDERATION");
            denied(host, () -> store.commit(erased("lesson")));
            assertThatNoException().isThrownBy(erasing);
        });
    }

    private static Commit.Put put(String kind, long version) {
        return new Commit.Put(new DocumentKey(kind, "x"), version, Tree.of("x"));
    }

    private static Commit erased(String kind) {
        return new Commit(
                "a",
                Instant.EPOCH,
                List.of(put(kind, 1)),
                List.of(),
                List.of(new Redaction.OfDocument(new DocumentKey(kind, "x"), 1, Tree.of("gone"))));
    }

    @ParameterizedTest
    @EnumSource
    void whatASealIsMadeOfTakesTheHighestDuty(SegmentKind kind) {
        Hosts.host().run(host -> {
            signIn("a", "ROLE_ESSAIM_READER", "ROLE_ESSAIM_FEDERATION");
            Commit commit = new Commit(
                    "a",
                    Instant.EPOCH,
                    List.of(),
                    List.of(new Commit.Append("S001", Hosts.JANUARY, kind, new byte[1])));
            denied(host, () -> host.getBean(Essaim.class).store().commit(commit));
            signIn("a", "ROLE_ESSAIM_COORDINATOR", "ROLE_ESSAIM_FEDERATION");
            if (kind == SegmentKind.FACTS) {
                assertThat(host.getBean(Essaim.class).store().commit(commit)).isPositive();
            } else {
                denied(host, () -> host.getBean(Essaim.class).store().commit(commit));
            }
        });
    }

    private static void denied(ApplicationContext host, ThrowingCallable call) {
        long before = host.getBean(Store.class).sequence();
        assertThatThrownBy(call).isInstanceOf(AccessDeniedException.class).hasMessageContaining("This takes duty");
        assertThat(host.getBean(Store.class).sequence()).isEqualTo(before);
    }

    @Test
    void theSameStructureIsOutsideForOneAndInsideForAnother() {
        Hosts.host()
                .withPropertyValues("essaim.security.structures[ROLE_EQUIPE]=S001,S003")
                .run(host -> {
                    Essaim essaim = host.getBean(Essaim.class);
                    signIn("direction", "ROLE_ESSAIM_CLOSER", "ROLE_ESSAIM_FEDERATION");
                    Hosts.found(essaim);
                    signIn("agent", "ROLE_ESSAIM_COORDINATOR", "ROLE_EQUIPE");
                    essaim.time().load(Hosts.planning(0), "S001");
                    assertThatThrownBy(() -> essaim.time().load(Hosts.planning(0), "S002"))
                            .isInstanceOf(EssaimException.class)
                            .hasMessageContaining("Structure [S002] lies outside the perimeter");
                    assertThat(essaim.time().structures())
                            .extracting(structure -> structure.id())
                            .containsExactly("S001");
                    signIn("other", "ROLE_ESSAIM_COORDINATOR", "ROLE_ESSAIM_STRUCTURE_S002");
                    essaim.time().load(Hosts.planning(0), "S002");
                    // Nothing but the prefix names no structure.
                    signIn("none", "ROLE_ESSAIM_COORDINATOR", "ROLE_ESSAIM_STRUCTURE_");
                    assertThat(actor(host).get().perimeter().structures()).isEmpty();
                });
    }

    @Test
    void theHostsOwnAuthoritiesMapToDuties() {
        Hosts.host()
                .withPropertyValues(
                        "essaim.security.reader=ROLE_LECTURE",
                        "essaim.security.coordinator=ROLE_EQUIPE,ROLE_REFERENT",
                        "essaim.security.closer=SCOPE_cloture",
                        "essaim.security.federation=ROLE_SIEGE",
                        "essaim.security.structure-prefix=")
                .run(host -> {
                    signIn("a", "ROLE_LECTURE");
                    assertThat(actor(host).duty()).isEqualTo(Duty.READER);
                    signIn("a", "ROLE_REFERENT", "ROLE_LECTURE");
                    assertThat(actor(host).duty()).isEqualTo(Duty.COORDINATOR);
                    signIn("a", "ROLE_LECTURE", "SCOPE_cloture", "ROLE_SIEGE");
                    assertThat(actor(host).duty()).isEqualTo(Duty.CLOSER);
                    assertThat(actor(host).get().perimeter()).isEqualTo(Perimeter.all());
                    // What the defaults gave, they give no more; and no prefix is no structure.
                    signIn("a", "ROLE_ESSAIM_CLOSER");
                    assertThatThrownBy(() -> actor(host).duty()).isInstanceOf(AccessDeniedException.class);
                    signIn("a", "ROLE_LECTURE", "S001", "ROLE_ESSAIM_STRUCTURE_S001");
                    assertThat(actor(host).get().perimeter().contains("S001")).isFalse();
                    // Exactly as written.
                    signIn("a", "LECTURE", "role_lecture");
                    assertThatThrownBy(() -> actor(host).duty()).isInstanceOf(AccessDeniedException.class);
                });
    }

    @Test
    void theHostsHierarchyOfRolesCounts() {
        Hosts.host()
                .withBean(RoleHierarchy.class, () -> RoleHierarchyImpl.fromHierarchy("ROLE_ADMIN > ROLE_ESSAIM_CLOSER"))
                .run(host -> {
                    signIn("a", "ROLE_ADMIN");
                    assertThat(actor(host).duty()).isEqualTo(Duty.CLOSER);
                });
    }

    @Test
    void aDutyIncludesThoseBelow() {
        Hosts.host().run(host -> {
            signIn("a", "ROLE_ESSAIM_COORDINATOR");
            actor(host).require(Duty.READER);
            actor(host).require(Duty.COORDINATOR);
            assertThatThrownBy(() -> actor(host).require(Duty.CLOSER)).isInstanceOf(AccessDeniedException.class);
        });
        CurrentActor reader = new CurrentActor() {
            @Override
            public org.essaim.organisation.Actor get() {
                return Hosts.EVERYBODY.get();
            }

            @Override
            public Duty duty() {
                return Duty.READER;
            }
        };
        assertThatThrownBy(() -> reader.require(Duty.CLOSER))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("This takes duty [CLOSER], but actor [host] has [READER].\nMaybe");
    }

    @Test
    void aJobThatRunsAtNightIsSomebodyAsTheReadmeSays() throws IOException {
        Hosts.host().run(host -> {
            Essaim essaim = host.getBean(Essaim.class);
            signIn("direction", "ROLE_ESSAIM_CLOSER", "ROLE_ESSAIM_FEDERATION");
            Hosts.found(essaim);
            SecurityContextHolder.clearContext();
            nightly(() -> essaim.time().load(Hosts.planning(0), "S001"));
            assertThat(host.getBean(Store.class)
                            .document(new DocumentKey("receipt", "S001:1"))
                            .orElseThrow()
                            .actor())
                    .isEqualTo("nightly-import");
            assertThatThrownBy(essaim::federation).isInstanceOf(AuthenticationCredentialsNotFoundException.class);
        });
        String source =
                Files.readString(Path.of("src", "test", "java", "org", "essaim", "spring", "SecurityActorTest.java"));
        Matcher shown = Pattern.compile("(?s)```java\n(Authentication nightly .*?)```")
                .matcher(Files.readString(Path.of("README.md")));
        assertThat(shown.find()).isTrue();
        assertThat(source).contains(shown.group(1).indent(8));
    }

    private static void nightly(Runnable job) {
        Authentication nightly = UsernamePasswordAuthenticationToken.authenticated(
                "nightly-import",
                null,
                AuthorityUtils.createAuthorityList("ROLE_ESSAIM_COORDINATOR", "ROLE_ESSAIM_FEDERATION"));
        new DelegatingSecurityContextRunnable(job, new SecurityContextImpl(nightly)).run();
    }

    private static CurrentActor actor(ApplicationContext host) {
        return host.getBean(CurrentActor.class);
    }

    private static void signIn(String name, String... authorities) {
        Authentication who = UsernamePasswordAuthenticationToken.authenticated(
                name, null, AuthorityUtils.createAuthorityList(authorities));
        SecurityContextHolder.setContext(new SecurityContextImpl(who));
    }
}
