package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OverlapGroupTest {
    @Property
    void groupsAreThoseOfAnExhaustiveComparison(@ForAll("claims") List<OverlapGroup.Claim<Integer>> claims) {
        Set<Set<Integer>> found = new HashSet<>();
        for (OverlapGroup<Integer> group : OverlapGroup.of(claims)) {
            Set<Integer> members = new TreeSet<>();
            group.shares().forEach(share -> members.add(share.claim().event()));
            found.add(members);
        }
        assertThat(found).isEqualTo(naiveGroups(claims));
    }

    @Property
    void whatIsSharedIsTheSumOfLengthsLessTheUnion(@ForAll("claims") List<OverlapGroup.Claim<Integer>> claims) {
        for (OverlapGroup<Integer> group : OverlapGroup.of(claims)) {
            long lengths = 0;
            Set<Long> union = new HashSet<>();
            for (OverlapGroup.Share<Integer> share : group.shares()) {
                OverlapGroup.Claim<Integer> claim = claims.get(share.claim().event());
                lengths += claim.seconds();
                union.addAll(secondsOf(claim.start(), claim.end()));
            }
            assertThat(group.overlapped()).isEqualTo(lengths - union.size());
        }
    }

    @Property
    void eachSecondBelongsToTheFirstThatClaimsIt(@ForAll("claims") List<OverlapGroup.Claim<Integer>> claims) {
        List<Set<Long>> own = new ArrayList<>();
        claims.forEach(claim -> own.add(new HashSet<>()));
        for (OverlapGroup<Integer> group : OverlapGroup.of(claims)) {
            for (OverlapGroup.Share<Integer> share : group.shares()) {
                share.own().forEach(span -> own.get(share.claim().event()).addAll(secondsOf(span.start(), span.end())));
            }
        }
        Set<Long> taken = new HashSet<>();
        for (OverlapGroup.Claim<Integer> claim : claims) {
            Set<Long> expected = secondsOf(claim.start(), claim.end());
            expected.removeAll(taken);
            taken.addAll(expected);
            assertThat(own.get(claim.event())).isEqualTo(expected);
        }
    }

    @Property
    void whatWasTakenIsFreeNoMore(@ForAll("claims") List<OverlapGroup.Claim<Integer>> claims) {
        TakenTime time = new TakenTime();
        Set<Long> taken = new HashSet<>();
        for (OverlapGroup.Claim<Integer> claim : claims) {
            Set<Long> expected = secondsOf(claim.start(), claim.end());
            expected.removeAll(taken);
            assertThat(seconds(time.free(claim.start(), claim.end()))).isEqualTo(expected);
            if (claim.event() % 2 == 0) {
                assertThat(seconds(time.take(claim.start(), claim.end()))).isEqualTo(expected);
                taken.addAll(expected);
            } else {
                long wanted = claim.seconds() / 2;
                Set<Long> first = seconds(time.takeFirst(claim.start(), claim.end(), wanted));
                assertThat(first)
                        .isEqualTo(new TreeSet<>(expected)
                                .stream().limit(wanted).collect(java.util.stream.Collectors.toSet()));
                taken.addAll(first);
            }
        }
    }

    @Test
    void oneSecondIsEnoughAndTouchingIsNot() {
        assertThat(OverlapGroup.of(List.of(claim(0, 10, 0), claim(10, 20, 1)))).hasSize(2);
        assertThat(OverlapGroup.of(List.of(claim(0, 11, 0), claim(10, 20, 1))))
                .singleElement()
                .extracting(OverlapGroup::overlapped)
                .isEqualTo(1L);
    }

    private static OverlapGroup.Claim<Integer> claim(long start, long end, int event) {
        return new OverlapGroup.Claim<>(start, end, event);
    }

    private static Set<Set<Integer>> naiveGroups(List<OverlapGroup.Claim<Integer>> claims) {
        int[] group = new int[claims.size()];
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < group.length; i++) {
                for (int j = 0; j < group.length; j++) {
                    boolean meet = claims.get(i).start() < claims.get(j).end()
                            && claims.get(j).start() < claims.get(i).end()
                            && claims.get(i).seconds() > 0
                            && claims.get(j).seconds() > 0;
                    if (meet && group[i] < group[j]) {
                        group[j] = group[i];
                        changed = true;
                    }
                }
            }
        }
        Set<Set<Integer>> groups = new HashSet<>();
        for (int i = 0; i < group.length; i++) {
            Set<Integer> members = new TreeSet<>();
            for (int j = 0; j < group.length; j++) {
                if (group[j] == group[i] && claims.get(j).seconds() > 0) {
                    members.add(j);
                }
            }
            if (claims.get(i).seconds() > 0) {
                groups.add(members);
            }
        }
        return groups;
    }

    private static Set<Long> seconds(List<Span> spans) {
        Set<Long> seconds = new HashSet<>();
        spans.forEach(span -> seconds.addAll(secondsOf(span.start(), span.end())));
        return seconds;
    }

    private static Set<Long> secondsOf(long start, long end) {
        Set<Long> seconds = new HashSet<>();
        for (long second = start; second < end; second++) {
            seconds.add(second);
        }
        return seconds;
    }

    @Provide
    Arbitrary<List<OverlapGroup.Claim<Integer>>> claims() {
        Arbitrary<long[]> spans = Combinators.combine(
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 15))
                .as((start, length) -> new long[] {start, start + length});
        return spans.list().ofMaxSize(12).map(list -> {
            List<OverlapGroup.Claim<Integer>> claims = new ArrayList<>();
            list.forEach(span -> claims.add(claim(span[0], span[1], claims.size())));
            return claims;
        });
    }
}
