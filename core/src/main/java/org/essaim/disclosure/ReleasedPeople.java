package org.essaim.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.Document;
import org.essaim.spi.Store;
import org.essaim.time.PersonalRecords;

/**
 * The workers whom the register of releases knows. Who goes is left as somebody of this one release: what was published stays what it was,
 * and stays protected, and nobody can tell any more who that was, or that it is the same one as in another release.
 */
final class ReleasedPeople implements PersonalRecords {
    private static final String SOMEBODY = "somebody-";

    // A release says places, not structures and months: what ends with a month goes when its worker does.
    @Override
    public List<Known> known(Store store) {
        return List.of();
    }

    @Override
    public List<Without> without(Store store, Gone gone) {
        List<Without> all = new ArrayList<>();
        WorkerId worker = gone.worker();
        if (worker != null) {
            for (Document newest : store.documents(Register.KIND)) {
                for (Document version : store.history(newest.key())) {
                    Set<String> people = people(version);
                    if (people.contains(worker.value())) {
                        String somebody = somebody(people);
                        all.add(new Without(
                                version,
                                Register.renamed(version, name -> name.equals(worker.value()) ? somebody : name),
                                Set.of(),
                                1));
                    }
                }
            }
        }
        return all;
    }

    private static Set<String> people(Document document) {
        Set<String> people = new TreeSet<>();
        Register.read(document).edition().contributions().values().forEach(each -> people.addAll(each.keySet()));
        return people;
    }

    private static String somebody(Set<String> people) {
        for (int number = 1; ; number++) {
            if (!people.contains(SOMEBODY + number)) {
                return SOMEBODY + number;
            }
        }
    }
}
