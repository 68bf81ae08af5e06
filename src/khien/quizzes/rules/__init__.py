"""Pure decisions: what is drawn, who may answer until when, who needs help, what a class learnt."""
