package org.essaim.docx;

import java.util.List;
import java.util.stream.Stream;
import org.essaim.formats.ReportLayout.Room;

/** How a width is shared out among columns (<i>largeurs des colonnes</i>), in whole units that add up to it. */
final class ColumnWidths {
    private ColumnWidths() {}

    /** The columns beside the first, each with the room of the widest, if there is so much: they are read as a series. */
    static List<Room> evened(List<Room> rooms, int width) {
        List<Room> beside = rooms.subList(1, rooms.size());
        int widest = beside.stream().mapToInt(Room::most).max().orElse(0);
        if (rooms.get(0).most() + (long) widest * beside.size() > width) {
            return rooms;
        }
        return Stream.concat(Stream.of(rooms.get(0)), beside.stream().map(room -> new Room(room.least(), widest)))
                .toList();
    }

    /**
     * The widths: each column has what it needs at least, if there is so much, and then what keeps its words on one line; what is left
     * goes to all.
     *
     * @param rooms what each column takes, in the unit of the width
     */
    static int[] of(List<Room> rooms, int width) {
        long least = rooms.stream().mapToLong(Room::least).sum();
        long most = rooms.stream().mapToLong(Room::most).sum();
        int[] widths = new int[rooms.size()];
        int left = width;
        for (int i = 0; i < widths.length; i++) {
            Room room = rooms.get(i);
            long share;
            if (least >= width) {
                share = (long) room.least() * width / Math.max(1, least);
            } else if (most > width) {
                share = room.least() + (long) (room.most() - room.least()) * (width - least) / (most - least);
            } else {
                share = (long) room.most() * width / Math.max(1, most);
            }
            widths[i] = (int) share;
            left -= widths[i];
        }
        widths[widths.length - 1] += left;
        return widths;
    }
}
