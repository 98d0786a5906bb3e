package org.essaim.time;

import java.time.LocalDate;
import org.essaim.finding.EssaimException;

/** A change to what labels mean (<i>affectation de libellés</i>); it never touches a sealed month. Not thread-safe. */
public final class MappingChange {
    private final Labelling labelling;
    private final String owner;
    private LocalDate from = LocalDate.MIN;
    private CategoryMapping additions = CategoryMapping.empty();

    MappingChange(Labelling labelling, String owner) {
        this.labelling = labelling;
        this.owner = owner;
    }

    /** What follows holds from this day on. */
    public MappingChange from(LocalDate day) {
        this.from = day;
        return this;
    }

    /** This label means this category. */
    public MappingChange map(String label, Category category) {
        if (category == Category.UNMAPPED) {
            throw new EssaimException("[UNMAPPED] is the want of a category, not one.\nMaybe choose OTHER_INDIRECT.");
        }
        additions = additions.with(label, from, category);
        return this;
    }

    /** Says what the change would do to open months, and which months are sealed; nothing is stored. */
    public MappingPreview preview() {
        return labelling.preview(owner, additions);
    }

    /** Stores the change as the next version of the mapping. */
    public void save() {
        labelling.save(owner, additions);
    }
}
