package org.essaim;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Staff;
import org.essaim.organisation.Structure;
import org.essaim.pack.Pack;
import org.essaim.recording.Recorded;
import org.essaim.sheet.ActionSheet;
import org.essaim.time.Privacy;
import org.essaim.time.Timekeeping;

/** Takes a pack into the store, part by part. Serves once. */
final class Intake {
    private final Essaim essaim;
    private final Pack pack;

    Intake(Essaim essaim, Pack pack) {
        this.essaim = essaim;
        this.pack = pack;
    }

    void take() {
        pack.indicators().forEach(each -> essaim.indicators().other(each).ifPresent(against("An indicator")));
        pack.questionnaires()
                .forEach(each -> essaim.questionnaires().frozen(each).ifPresent(against("A questionnaire")));
        Federation named = pack.federation();
        essaim.found(named == null ? essaim.federation() : named);
        time();
        essaim.funding().save(pack.costs());
        pack.pools().forEach(essaim.funding()::save);
        pack.agreements().forEach(essaim.funding()::save);
        pack.trainings().forEach(essaim.programmes()::save);
        pack.programmes()
                .forEach(each -> require("The programme", essaim.programmes().save(each)));
        pack.indicators()
                .forEach(each -> require("An indicator", essaim.indicators().save(each)));
        pack.questionnaires()
                .forEach(each ->
                        require("A questionnaire", essaim.questionnaires().save(each)));
        for (ActionSheet sheet : pack.sheets()) {
            // What somebody wrote into a sheet since is not taken from them.
            if (essaim.sheets().find(sheet.id()).isEmpty()) {
                require("An action sheet", essaim.sheets().save(sheet, Locale.FRANCE));
            }
        }
    }

    private void time() {
        Timekeeping time = essaim.time();
        Privacy privacy = essaim.privacy();
        Pseudonymiser key = privacy.known(essaim.pseudonyms());
        pack.rules().forEach(time::save);
        time.save(pack.mapping());
        time.save(pack.services());
        Map<String, Staff> staff = pack.staff(key);
        for (Structure structure : pack.structures()) {
            time.save(structure);
            time.save(privacy.withoutErased(staff.getOrDefault(structure.id(), Staff.none(structure.id())), key));
        }
        privacy.remember(key);
        pack.ownMappings().forEach(time::save);
        pack.ownRules().forEach(time::save);
    }

    private Consumer<Finding> against(String what) {
        return finding -> require(what, new Recorded(0, 0, 1, List.of(finding)));
    }

    private void require(String what, Recorded recorded) {
        if (!recorded.isFine()) {
            throw new EssaimException(what + " of pack [" + pack.id() + "] is refused: "
                    + recorded.findings().get(0).message(Locale.ENGLISH) + "\nMaybe "
                    + recorded.findings().get(0).remedy(Locale.ENGLISH));
        }
    }
}
