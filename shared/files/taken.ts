/** Which files an import takes, and how large, as plain data. */

export const csvType = "text/csv";
export const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const importBytesMax = 4 * 1024 * 1024;
