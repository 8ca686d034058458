"""What the user did to a workbook, taken from the old file into the new one."""
