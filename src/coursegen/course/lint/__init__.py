"""The rules that a course is checked by: what a good course has, beyond being a course at all."""
