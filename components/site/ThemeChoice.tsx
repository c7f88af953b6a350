const themes = [
  {value: 'system', label: 'System'},
  {value: 'light', label: 'Light'},
  {value: 'dark', label: 'Dark'},
]

/** Light, dark, or as the system has it. Without scripts there is nothing to choose: the system's theme is shown. */
export function ThemeChoice() {
  return (
    <fieldset className="scripted">
      <legend className="text-muted">Theme</legend>
      <div className="-ml-2 flex">
        {themes.map(({value, label}) => (
          <label key={value} className="target cursor-pointer gap-2 px-2 hover:text-accent">
            <input type="radio" name="theme" value={value} defaultChecked={value === 'system'} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
