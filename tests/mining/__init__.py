"""What outcomes speak for, by chance and by planted truth."""
