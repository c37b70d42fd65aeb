"""Judgements and facts of the subject; knows no other room of the house."""
