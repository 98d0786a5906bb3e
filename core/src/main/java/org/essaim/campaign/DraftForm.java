package org.essaim.campaign;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Response;

/** A draft as bytes, so that it can be locked: what only its author reads is no document. */
final class DraftForm {
    private static final byte TEXT = 1;
    private static final byte CHOICE = 2;
    private static final byte NUMBER = 3;
    private static final byte DAY = 4;
    private static final byte TRUTH = 5;

    private DraftForm() {}

    static byte[] bytes(Response draft) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(draft.times().size());
            for (Map.Entry<Place, Integer> each : draft.times().entrySet()) {
                text(out, each.getKey().toString());
                out.writeInt(each.getValue());
            }
            out.writeInt(draft.answers().size());
            for (Map.Entry<Place, List<Answer>> each : draft.answers().entrySet()) {
                text(out, each.getKey().toString());
                out.writeInt(each.getValue().size());
                for (Answer answer : each.getValue()) {
                    write(out, answer);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory is written without failing.", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Answer answer) throws IOException {
        if (answer instanceof Answer.Text text) {
            out.writeByte(TEXT);
            text(out, text.value());
        } else if (answer instanceof Answer.Choice choice) {
            out.writeByte(CHOICE);
            text(out, choice.code());
            text(out, choice.other());
        } else if (answer instanceof Answer.Numeric number) {
            out.writeByte(NUMBER);
            text(out, number.value().toString());
        } else if (answer instanceof Answer.Day day) {
            out.writeByte(DAY);
            out.writeLong(day.value().toEpochDay());
        } else if (answer instanceof Answer.Truth truth) {
            out.writeByte(TRUTH);
            out.writeBoolean(truth.value());
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static Response read(byte[] bytes, Form form) {
        Response.Builder draft = form.respond();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int sections = in.readInt();
            for (int i = 0; i < sections; i++) {
                draft.times(place(in), in.readInt());
            }
            int places = in.readInt();
            for (int i = 0; i < places; i++) {
                Place place = place(in);
                int count = in.readInt();
                List<Answer> given = new ArrayList<>();
                for (int k = 0; k < count; k++) {
                    given.add(answer(in));
                }
                draft.answer(place, given);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory is read without failing.", e);
        }
        return draft.build();
    }

    private static Place place(DataInputStream in) throws IOException {
        return Place.parse(text(in)).orElseThrow();
    }

    private static Answer answer(DataInputStream in) throws IOException {
        byte type = in.readByte();
        return switch (type) {
            case TEXT -> Answer.text(text(in));
            case CHOICE -> new Answer.Choice(text(in), text(in));
            case NUMBER -> Answer.number(new BigDecimal(text(in)));
            case DAY -> Answer.day(LocalDate.ofEpochDay(in.readLong()));
            case TRUTH -> Answer.truth(in.readBoolean());
            default -> throw new IllegalStateException("A draft has an answer of type [" + type + "].");
        };
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = in.readNBytes(in.readInt());
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
