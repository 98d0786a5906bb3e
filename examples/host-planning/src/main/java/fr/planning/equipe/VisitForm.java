package fr.planning.equipe;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A new visit, as entered. */
class VisitForm extends SlotForm {

    @NotNull(message = "Choisissez la personne qui intervient.")
    private Long person;

    @NotBlank(message = "Le libellé manque.")
    @Size(max = 80, message = "80 caractères au plus.")
    private String label = "";

    @NotBlank(message = "Indiquez chez qui l’intervention a lieu.")
    @Size(max = 80, message = "80 caractères au plus.")
    private String client = "";

    @Size(max = 200, message = "200 caractères au plus.")
    private String note = "";

    public Long getPerson() {
        return person;
    }

    public void setPerson(Long person) {
        this.person = person;
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label.strip();
    }

    public String getClient() {
        return client;
    }

    public void setClient(String client) {
        this.client = client.strip();
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note.strip();
    }
}
