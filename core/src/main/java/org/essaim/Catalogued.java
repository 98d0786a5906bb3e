package org.essaim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.essaim.experience.Experience;
import org.essaim.experience.Topics;
import org.essaim.network.ProjectSearch;
import org.essaim.sheet.ActionSheet;

/** What of the federation stands in its catalogue of experiences, beside testimonies and lessons. */
final class Catalogued implements Supplier<List<Experience>> {
    private final Essaim essaim;

    Catalogued(Essaim essaim) {
        this.essaim = essaim;
    }

    @Override
    public List<Experience> get() {
        List<Experience> all = new ArrayList<>();
        essaim.sheets().all().forEach(sheet -> all.add(of(sheet)));
        essaim.projects()
                .find(ProjectSearch.ALL)
                .forEach(project -> all.add(new Experience(
                        Experience.Kind.PROJECT,
                        project.id(),
                        project.title(),
                        project.what(),
                        Topics.NONE
                                .territory(project.territory())
                                .approaches(project.approaches().toArray(String[]::new)),
                        project.structures(),
                        project.programme(),
                        project.begins())));
        essaim.resources()
                .all()
                .forEach(resource -> all.add(new Experience(
                        Experience.Kind.RESOURCE,
                        resource.id(),
                        resource.title(),
                        resource.address(),
                        Topics.NONE,
                        List.of(),
                        resource.programme(),
                        resource.published())));
        return all;
    }

    private static Experience of(ActionSheet sheet) {
        String text = String.join("\n\n", sheet.parts().values());
        return new Experience(
                Experience.Kind.ACTION_SHEET,
                sheet.id(),
                sheet.title(),
                text,
                sheet.topics(),
                sheet.structures(),
                sheet.programme(),
                null);
    }
}
