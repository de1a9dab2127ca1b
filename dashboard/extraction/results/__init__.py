"""What it led to: people killed and wounded, damage, what was intercepted."""
