package fr.planning.equipe;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;

/** A new meeting, as entered. */
class MeetingForm extends SlotForm {

    @NotEmpty(message = "Choisissez au moins une personne.")
    private List<Long> people = new ArrayList<>();

    @NotBlank(message = "L’objet de la réunion manque.")
    @Size(max = 80, message = "80 caractères au plus.")
    private String label = "";

    @Size(max = 200, message = "200 caractères au plus.")
    private String note = "";

    public List<Long> getPeople() {
        return people;
    }

    public void setPeople(List<Long> people) {
        this.people = people;
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label.strip();
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note.strip();
    }
}
